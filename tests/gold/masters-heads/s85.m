%% {"file": "s85-kicker-dated.txt"}
Bothnia Monitor | 8 November 2017

⟦doc {"authors": ["Mikael Strom"], "published": "2017-11-08", "publisher": "Bothnia Monitor"}⟧⟦t:Ice comes early and nobody is ready⟧

By Mikael Strom

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
