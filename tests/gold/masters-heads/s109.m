%% {"file": "s109-wire-without-year.txt"}
⟦doc {"authors": ["Jonas Wirth"], "published": "2023-11-20", "publisher": "Lagoon Newswire"}⟧⟦t:Ferries over the bay: a restless week for the islands⟧

By Jonas Wirth

¶PORT AMEN, Nov. 20 (Lagoon Newswire) – Harbour pilots turned back three ferries near the northern reef early on Monday, the council said, after the worst storm of its kind since the spring.

¶The mayor accused the company of testing the patience of the islands. She expects more of the same before the winter.

¶Nobody was hurt, but the landing stage lost its roof, and the market stayed closed for two days.⟦end⟧

⟦b:© 2023 Lagoon Newswire. All rights reserved.⟧
