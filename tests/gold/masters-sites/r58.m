%% {"file": "r58-web-clipper.md"}
---
title: "⟦doc {"authors": ["Cerys Maddock", "Ragnar Thorsteinn"], "published": "2025-03-04", "publisher": "The Saltmarsh Review"}⟧⟦t:The Faroes Discover Leverage⟧"
source: "https://saltmarshreview.example/2025/03/faroes-leverage/?utm_source=rss"
author:
  - "[[Cerys Maddock]]"
  - "[[Ragnar Thorsteinn]]"
published: 2025-03-04
created: 2025-03-19
description: "Fifty-four thousand people, one fish and three suitors."
tags:
  - "clippings"
  - "north-atlantic"
---
⟦b:[Essays](https://saltmarshreview.example/essays)⟧

¶**Fifty-four thousand people live on the Faroe Islands, and in the last year their prime minister has been received in more capitals than his Danish colleague.** He brings with him a list of landing rights and a jar of something fermented.

![](https://saltmarshreview.example/img/torshavn-1600.jpg)

⟦b:Tórshavn harbour in January. (Photograph by Oddur Viðarsson)⟧

¶The reason is mackerel. When Britain left the Union's fisheries policy, the shoals moved north and the quotas didn't, so that each autumn the islands hold what [one negotiator](https://saltmarshreview.example/2024/11/quota) calls "the last key on the ring".[^1]

## ⟦h:Russia, politely⟧

¶Tórshavn still lets Russian trawlers into its harbours, under an agreement that has been renewed each year since 1977. It has narrowed the terms: no crew ashore, no transfers at sea, no more than *thirty-five* ships.

¶Critics in London want the door shut. The islanders reply that

- ¶the Russian licences pay for a third of the fleet's fuel;
- ¶the same critics buy the fish;
- ¶nobody has offered to do without.

## ⟦h:Denmark, carefully⟧

¶A protocol of 2005 allows the islands to sign treaties in their own name, except where defence is concerned.[^2] What counts as defence was left to common sense. There has been less of that since somebody noticed that a radar on Sornfelli sees most of what sails out of Murmansk.

> ¶We do not want to be a country, particularly. We want to be asked, and to be asked before the map is drawn.

¶So said a member of the Løgting over coffee. Copenhagen would do well to ring him up.

## ⟦h:Footnotes⟧

[^1]: ¶Conversation in Runavík, 12 December 2024.
[^2]: ¶The protocol entered into force on 29 July 2005.⟦end⟧

---

⟦b:*You've read 2 of 3 free articles this month.* [Subscribe to The Saltmarsh Review](https://saltmarshreview.example/join)⟧

### ⟦b:More in Essays⟧

- ⟦b:[Svalbard for Beginners](https://saltmarshreview.example/svalbard)⟧
- ⟦b:[A Cable to Nowhere](https://saltmarshreview.example/cable)⟧
