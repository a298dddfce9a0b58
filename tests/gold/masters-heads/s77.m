%% {"file": "s77-outlet-comma-date.txt"}
⟦doc {"authors": ["Sabine Kroll"], "published": "2021-02-11", "publisher": "Tidewater Quarterly"}⟧⟦t:Small Harbours and Their Large Debts⟧

Sabine Kroll

Tidewater Quarterly, 11 February 2021

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
