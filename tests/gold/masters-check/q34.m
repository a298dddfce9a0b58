%% {"file": "q34-setext-clip.md"}
⟦doc {"authors": ["Freya Lund"], "published": "2021-07-30", "publisher": "Polar Desk"}⟧⟦t:Greenland votes against uranium⟧
===============================

*By Freya Lund — Polar Desk, July 30, 2021*

![The mine site above Narsaq](mine.jpg)

¶Parliament in Nuuk has passed a law that bans the mining of uranium, and with it the largest project the island has seen.

⟦h:The vote⟧
--------

¶The law passed by twelve votes to nine. The governing party had promised it in its [campaign](http://example.org/campaign).

⟦h:The company⟧
-----------

¶The Australian owner of the licence says it will go to court in Copenhagen, and if need be to arbitration.

> ¶“We were invited, and then we were outvoted,” its director said.⟦end⟧

⟦b:**Read more**⟧

- ⟦b:[Iceland's data centres](http://example.org/a)⟧
- ⟦b:[Svalbard's new port](http://example.org/b)⟧
