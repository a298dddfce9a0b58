%% {"file": "s72-one-author-wire.txt"}
⟦doc {"authors": ["Teuta Kola"], "published": "2024-03-06", "publisher": "Ionian Courier"}⟧⟦t:Ferry owners sue over the sunken landing stage⟧

By Teuta Kola, Ionian Courier

6 March 2024

¶SARANDA, Albania (Ionian Courier) — The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
