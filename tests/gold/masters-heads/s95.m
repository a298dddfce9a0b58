%% {"file": "s95-paren-outlet.txt"}
⟦doc {"authors": ["Noor Veld"], "published": "2014-12-01", "publisher": "Frisian Daily"}⟧⟦t:A lock without water⟧

By Noor Veld (Frisian Daily)

1 December 2014

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
