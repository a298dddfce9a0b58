%% {"file": "s100-issue-bar-date.txt"}
⟦doc {"authors": ["Hana Prosek", "Olaf Brix"], "published": "2013-02-15", "publisher": null}⟧⟦t:The levee that walked away⟧

Lowland Brief No. 14 | 15 February 2013

Hana Prosek and Olaf Brix

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
