%% {"file": "s76-date-dash-outlet.txt"}
⟦doc {"authors": ["Ovidiu Marin"], "published": "2022-09-28", "publisher": "Galati Herald"}⟧⟦t:Who Pays for the New One⟧

By Ovidiu Marin

28 September 2022 – The Galati Herald

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
