%% {"file": "s96-published-in.txt"}
⟦doc {"authors": ["Noor Veld"], "published": "2014-12-08", "publisher": "Frisian Daily"}⟧⟦t:Water without a lock⟧

By Noor Veld

Published in Frisian Daily on 8 December 2014

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
