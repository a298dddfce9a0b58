%% {"file": "s75-outlet-bar-date.txt"}
⟦doc {"authors": ["Ovidiu Marin"], "published": "2022-09-21", "publisher": "Delta Energy Review"}⟧⟦t:Why the Landing Stage Sank⟧

Ovidiu Marin

Delta Energy Review | 21 September 2022

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.

⟦b:Ovidiu Marin is editor of Delta Energy Review and a former harbour pilot.⟧⟦end⟧

