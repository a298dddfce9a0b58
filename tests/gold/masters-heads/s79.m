%% {"file": "s79-of-outlet.txt"}
⟦doc {"authors": ["Jonas Petri"], "published": "2020-10-02", "publisher": "Vilnius Mirror"}⟧⟦t:A Pier Without Ships⟧

By Jonas Petri of the Vilnius Mirror

October 2, 2020

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
