%% {"file": "s74-edited-for-the.txt"}
⟦doc {"authors": ["Nana Gelo"], "published": "2023-06-19", "publisher": "Batumi Lantern"}⟧⟦t:The Week on the Water, 12-18 June 2023⟧

Compiled and edited by Nana Gelo for the Batumi Lantern

19 June 2023

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
