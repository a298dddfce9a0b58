%% {"file": "s94-dateline-place.txt"}
⟦doc {"authors": ["Irma Sol"], "published": "2015-08-21", "publisher": null}⟧⟦t:Captains leave the table⟧

By Irma Sol

Porto Alegre, 21 August 2015

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
