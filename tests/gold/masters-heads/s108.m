%% {"file": "s108-bio-below-byline.txt"}
⟦doc {"authors": ["Nadia Feld"], "published": "2024-02-08", "publisher": "The Estuary Quarterly"}⟧⟦t:The Truce That Made the Harbour Nervous⟧

¶The two companies have stopped shouting at each other. Their passengers are not reassured.

Nadia Feld

⟦b:Nadia Feld is director of the Centre for Short Crossings in Riga.⟧

Feb. 8, 2024 · 4 min read

¶When the owners met on the quay last week, they agreed to pause their price war for a year: one of them cut the fare, while the other postponed a new timetable. The calm was over a day later.

⟦h:Wanted: a third boat⟧

¶Nobody has asked the crews. Their union, which lost half its members in the old dispute, wants a promise in writing and will not sail before it has one.⟦end⟧

⟦b:© The Estuary Quarterly 2024. The opinions expressed are those of the author.⟧
