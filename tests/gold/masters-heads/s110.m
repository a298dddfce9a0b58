%% {"file": "s110-masthead-bar.txt"}
Northern Centre for Harbour Policy | Analysis

⟦doc {"authors": ["Tilda Kob", "Henrik Lund"], "published": "2023-11-18", "publisher": "Northern Centre for Harbour Policy"}⟧⟦t:Three Ways out of One Bay: The Islands after the Meeting⟧

Tilda Kob and Henrik Lund

18 November 2023

¶The bay used to be a place where everyone waited for a signal from the mainland. This year it has become one in which hardly anybody does, and the ferries show it.

⟦h:The northern shore turns inward⟧

¶The council stopped its talks with the company a year ago. Its neighbours have not followed, and they are waiting for the winter.

⟦b:Tilda Kob is a senior fellow at the Northern Centre for Harbour Policy. Henrik Lund is an independent researcher.⟧⟦end⟧

⟦b:The views expressed are those of the authors. Subscribe to our newsletter.⟧
