%% {"file": "p33-live-blog.txt"}
⟦b:Live⟧
⟦doc {"authors": ["Rania Haddad", "Oskar Lindqvist"], "published": "2024-11-06", "publisher": null}⟧⟦t:Levant ceasefire talks: mediators leave Doha without a deal⟧
Rania Haddad and Oskar Lindqvist
Wed 6 Nov 2024 18.32 GMT

⟦b:Summary of key events⟧

⟦h:18.32 GMT⟧

¶That is all from us for today. Mediators have left the Qatari capital, and neither delegation would say when it will return.

⟦h:16.05 GMT⟧

¶Egypt's foreign minister says a draft text exists and that "three sentences" of it remain in dispute. He did not say which ones.

¶An aide later told reporters that the dispute concerns the order in which prisoners would be freed.

⟦h:13.40 GMT⟧

¶Air raid sirens have sounded in the north for the second time today. There are no reports of casualties so far.

⟦h:09.15 GMT⟧

¶Good morning, and welcome to our coverage of the talks. Delegations are expected at the hotel within the hour.⟦end⟧

⟦b:Share⟧
⟦b:Contact us⟧
