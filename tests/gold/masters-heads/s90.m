%% {"file": "s90-outlet-first.txt"}
⟦doc {"authors": ["Pavle Simic"], "published": "2016-04-11", "publisher": "Sava Chronicle"}⟧⟦t:Sava crossing opens and shuts again⟧

Sava Chronicle, 11 April 2016

By Pavle Simic

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
