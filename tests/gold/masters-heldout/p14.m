%% {"file": "p14-mongolia-rail.md"}
---
layout: post
categories: [mongolia, transport]
---

⟦b:[Home](/) · [Archive](/archive) · [RSS](/feed.xml)⟧

# ⟦doc {"authors": ["Oyunaa Batsukh", "Peter Lindqvist-Hale"], "published": "2022-02-01", "publisher": "Steppe Papers"}⟧⟦t:Two Gauges, One Mine: Mongolia’s New Railway⟧

_Oyunaa Batsukh & Peter Lindqvist-Hale_

_First published on 1 February 2022 by Steppe Papers_

¶**Mongolia is finishing a railway that it has argued about for thirteen years. The argument was about 85 millimetres.**

¶That is the difference between the Russian gauge, which the country inherited, and the standard gauge used in China. A line from the coal fields of Tavan Tolgoi to the Chinese border could be built in either. In one case wagons would have to be changed at the frontier. In the other, a neighbour’s trains could run straight to the pit.

**⟦h:A decision reversed three times⟧**

¶In 2010 parliament chose the broad gauge for reasons of security. In 2014 it chose the narrow one for reasons of money. Embankments laid by the first government were left to the wind, and a herder near Tsogttsetsii now uses one of them as a shelter for camels.

¶The present line is a compromise. It is broad, but a second track of standard gauge may be laid beside it, and the last few kilometres will carry both.

**⟦h:What the border costs⟧**

¶Until now coal has left by lorry. Drivers queue for days at Gashuun Sukhait, and in 2021 the queue became a settlement with barbers and debt collectors. Closures during the pandemic reduced exports to a fifth of their normal level and showed how little room the country has.

¶A railway would halve the cost of carriage:

* ¶by lorry, about 32 dollars a tonne;
* ¶by rail with reloading, about 15;
* ¶by rail without reloading, about 8.

¶The last figure explains why mining companies prefer the narrow gauge, and the first explains why the lorry owners, some of whom sit in parliament, prefer nothing.

**⟦h:The third neighbour has no track⟧**

¶Mongolian diplomacy has long looked for a third neighbour beyond the two that it has. Japan, South Korea and Germany have all been cast in the role. None of them can be reached except across Russia or China, and none has offered to pay for a gauge.

¶So the choice is between two dependencies, of which one is older and the other richer. A country in that position does well to build slowly and to keep both sets of blueprints.

*⟦b:Oyunaa Batsukh is a transport engineer in Ulaanbaatar.⟧*

*⟦b:Peter Lindqvist-Hale is a fellow in Asian political economy at Steppe Papers and a former railway planner.⟧⟦end⟧*

⟦b:[← The herders’ vote](/2021/11/herders)⟧
