%% {"file": "s83-three-and-outlet.txt"}
⟦doc {"authors": ["Anna Berg", "Carl Duda", "Eva Fink"], "published": "2018-01-15", "publisher": "Oder Reporter"}⟧⟦t:Border ferry gets a date and loses a captain⟧

By Anna Berg, Carl Duda and Eva Fink, Oder Reporter
Jan. 15, 2018

¶The ferry between the two ports ran twice a week until the landing stage sank. Engineers now promise a new one before the winter storms begin.

¶Fishermen on both shores say they were not asked. Their cooperative has written to the ministry, which answered that the matter was closed.

¶A decision is expected when the assembly meets again. Nobody in the harbour is waiting for it, and most of the boats have already been sold.⟦end⟧

⟦b:Copyright 2018 Oder Reporter⟧
