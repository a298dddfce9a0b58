%% {"file": "s82-in-two-places.txt"}
⟦doc {"authors": ["Ilir Dano", "Rosa Merlo"], "published": "2019-05-10", "publisher": null}⟧⟦t:Port closes for the third time⟧

By Ilir Dano in Novi Sad and Rosa Merlo in San Marino

10 May 2019

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
