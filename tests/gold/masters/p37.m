%% {"file": "p37-agency-tass.txt"}
⟦b:World⟧
8 APR, 11:47

⟦doc {"authors": [], "published": "2024-04-08", "publisher": null}⟧⟦t:Eurasian bank approves loan for rail link to Caspian port⟧

¶The railway is expected to carry five million tons of freight a year

¶ALMATY, April 8, 2024. /Steppe News/. The board of a regional development bank has approved a loan of $210 million for a railway to the port of Kuryk, its press service said on Monday.

¶"The new line will shorten the route by 180 km," the statement reads.

¶Construction is to begin in autumn. The port handled 2.1 million tons of freight last year.⟦end⟧

⟦b:Tags⟧
⟦b:Kazakhstan⟧
