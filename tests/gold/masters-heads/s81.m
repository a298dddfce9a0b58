%% {"file": "s81-helpers.txt"}
⟦doc {"authors": ["Ilir Dano"], "published": "2019-05-03", "publisher": null}⟧⟦t:Letters From a Closed Port⟧

By Ilir Dano
Translated by Mary Oakes and Peter Lind

3 May 2019

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
