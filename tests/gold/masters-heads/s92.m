%% {"file": "s92-role-outlet.txt"}
⟦doc {"authors": ["Irma Sol"], "published": "2015-08-07", "publisher": null}⟧⟦t:Captains at the table⟧

By Irma Sol, Senior Correspondent

August 7, 2015

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧
