%% {"file": "p12-arctic-patrol.md"}
---
title: "⟦doc {"authors": ["Sindre Vaage"], "published": "2023-11-20", "publisher": "Northlight Notes"}⟧⟦t:Who Pays for the Arctic Patrol?⟧"
author: Sindre Vaage
date: 2023-11-20
publisher: Northlight Notes
tags: [arctic, norway, coast-guard]
---

¶Norway’s coast guard is a navy that writes parking tickets. It inspects trawlers, tows yachts, and once or twice a year it watches something that it will not describe to journalists. This autumn its three new ice-strengthened ships will finally all be in service, and the question of what they cost will move from the shipyard to the budget.

¶The figure most often quoted is 6 billion kroner for the hulls. It leaves out crews, helicopters and fuel, which over thirty years will amount to several times as much. Parliament has approved the hulls.

## ⟦h:The helicopters that never came⟧

¶The ships were designed around a helicopter, and the helicopter was sent back to its maker last year after years of delays. Without one, a patrol ship can see as far as its mast. Bear Island to the edge of the ice is a long way to look from a mast.

> ¶“We have bought an excellent dog,” a retired commodore told a seminar in Tromsø, “and kept it on a very short lead.”

¶Replacements have been promised for 2025 at the earliest. Until then the government proposes to rely on three things:

- ¶maritime patrol aircraft from Evenes, which are also wanted for submarines;
- ¶satellite images, which arrive late and do not board anybody;
- ¶Danish and Icelandic aircraft, by an arrangement that has not been signed.

## ⟦h:Allies who visit⟧

¶American and British ships come north more often than at any time since the 1980s. They come to be seen, and then they go home to be repaired. The daily business of licences, quotas and rescue remains with Norway, and it grows by about five per cent a year as the fish and the cruise ships move north.

¶One could ask the cruise companies for a contribution. Svalbard already levies an environmental fee on visitors, and its governor has suggested that part of it be spent on rescue. The industry replies that it pays for its own safety, which is true until something goes wrong.

## ⟦h:A bill with several addresses⟧

¶My own guess is that the cost will be spread so thinly that nobody will object to it. A little will come from fisheries, a little from defence, a little from the oil fund’s annual transfer. That is how Norway pays for most of the north, and it has worked well enough.

¶It works less well as strategy. A ministry that pays for an eighth of a ship will defend an eighth of its mission, and the other seven-eighths will be left to whoever happens to be on watch.⟦end⟧

---

⟦b:*Northlight Notes is a personal blog. To get new posts by e-mail, [subscribe here](https://northlight.example/subscribe).*⟧
