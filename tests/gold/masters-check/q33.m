%% {"file": "q33-hard-wrapped-digest.txt", "wrap": 70}
From: editor@steppe-digest.example
To: steppe-list@lists.example
Date: Fri, 17 Mar 2023 08:00:12 +0000
Subject: Steppe Digest, No. 112

In this issue:
⟦b:1. Uzbekistan sells its railways' catering arm⟧
⟦b:2. A gas swap with a twist⟧

------------------------------------------------------------

⟦doc {"authors": ["Malika Yusupova"], "published": "2023-03-17", "publisher": "Steppe Digest"}⟧⟦t:Uzbekistan sells its railways' catering arm⟧
By Malika Yusupova

¶The state railway company has sold the firm that serves tea on its trains, for less than the price of one locomotive, and the buyer turns out to be the son of a former director.

¶The agency in charge of privatisation says that the auction was open and that three bids were received, of which two were withdrawn on the last day.

¶Passengers are unlikely to notice any difference, since the samovars belong to the conductors.⟦end⟧

------------------------------------------------------------

⟦doc {"authors": ["Erik Sandell"], "published": "2023-03-17", "publisher": "Steppe Digest"}⟧⟦t:A gas swap with a twist⟧
By Erik Sandell

¶Iran and Turkmenistan have renewed the arrangement by which gas enters one corner of the country and an equal amount leaves from another, bound for Azerbaijan.

¶This time the volume is to double, and payment is to be in goods. Nobody has said which goods, or who will set their price.

¶The first deliveries are due in June.⟦end⟧

------------------------------------------------------------
⟦b:You are receiving this because you subscribed to Steppe Digest.⟧
⟦b:To unsubscribe, reply with STOP in the subject.⟧
