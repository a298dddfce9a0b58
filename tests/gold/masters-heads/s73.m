%% {"file": "s73-compiled-for.txt"}
⟦doc {"authors": ["Rauf Hasanli", "Greta Sund"], "published": "2023-06-12", "publisher": "Caspian Ledger"}⟧⟦t:Shore Watch: Two Ports, 5–11 June 2023⟧

Compiled by Rauf Hasanli and Greta Sund for Caspian Ledger

Published 12/06/2023

⟦h:THE NORTH SHORE⟧

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

⟦h:THE SOUTH SHORE⟧

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧

⟦b:Shore Watch is a weekly digest.⟧
