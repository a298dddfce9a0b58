%% {"file": "s71-wire-comma.txt"}
⟦doc {"authors": ["Lidia Horvat", "Besnik Marku"], "published": "2024-03-05", "publisher": "Adriatic Wire"}⟧⟦t:Harbour towns quarrel over a ferry that does not sail⟧

By Lidia Horvat and Besnik Marku, Adriatic Wire

Tuesday, 5 March 2024

¶VLORA, Albania (Adriatic Wire) – The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧

⟦b:© 2024 Adriatic Wire. All rights reserved.⟧
