%% {"file": "s88-in-for.txt"}
⟦doc {"authors": ["Zara Beka"], "published": "2017-11-29", "publisher": "Scheldt Post"}⟧⟦t:The dike that everybody owns⟧

By Zara Beka in Den Haag for Scheldt Post

29 November 2017

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
