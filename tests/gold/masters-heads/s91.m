%% {"file": "s91-dot-outlet.txt"}
⟦doc {"authors": ["Pavle Simic"], "published": "2016-04-18", "publisher": "Drina Globe"}⟧⟦t:Crossing to be sold⟧

Pavle Simic · Drina Globe · 18 April 2016

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
