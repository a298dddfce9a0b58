%% {"file": "s103-standfirst-dated.txt"}
⟦doc {"authors": ["Hana Prosek"], "published": "2013-03-08", "publisher": null}⟧⟦t:The levee that was never there⟧

By Hana Prosek

8 March 2013

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
