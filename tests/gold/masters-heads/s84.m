%% {"file": "s84-title-dated.txt"}
⟦doc {"authors": ["Anna Berg"], "published": "2018-01-22", "publisher": null}⟧⟦t:What happened on the river on 17 January 2018⟧

By Anna Berg

January 22, 2018

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
