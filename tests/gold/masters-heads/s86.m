%% {"file": "s86-prepared.txt"}
⟦doc {"authors": ["Zara Beka", "Ton Vries"], "published": "2017-11-15", "publisher": "Polder Institute"}⟧⟦t:Dikes in Brief: 6-12 November 2017⟧

Prepared by Zara Beka & Ton Vries

15 November 2017

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧

⟦b:Dikes in Brief is a weekly bulletin. The Polder Institute is an independent research organisation.⟧
