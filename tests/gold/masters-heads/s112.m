%% {"file": "s112-masthead-dot-price.txt"}
Lagoon Review · Essays

⟦doc {"authors": ["Nella Orme"], "published": "2024-04-09", "publisher": "Lagoon Review"}⟧⟦t:The Lighthouse Nobody Lit⟧

By Nella Orme | 9 April 2024

¶When the keeper left the rock in the spring nobody thought of asking him for the key. He kept it, and the lamp has been dark ever since.

¶The council has voted three times on a new one. Each time the money went to the landing stage, which sank.

⟦b:Nella Orme writes about islands and teaches history in Landing.⟧⟦end⟧

⟦b:Liked this essay? Subscribe to Lagoon Review for £5 a month.⟧
