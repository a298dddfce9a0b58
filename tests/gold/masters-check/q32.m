%% {"file": "q32-embassy-speech.txt"}
⟦b:[Printable version]⟧

⟦b:Government of Tarsland⟧
⟦b:Office of the Prime Minister⟧

Ref: OPM/PR/0088
Date: 2 February 2023

⟦b:FOR IMMEDIATE RELEASE⟧

⟦doc {"authors": [], "published": "2023-02-02", "publisher": "Government of Tarsland"}⟧⟦t:PRIME MINISTER OPENS TALKS ON FISHERIES ZONE⟧

¶The Prime Minister today received the delegation of the Republic of Quellen for the first round of talks on a joint fisheries zone.

¶The two sides reviewed the work of the technical committee and agreed to exchange charts before the end of the month.

¶The Prime Minister underlined that any arrangement would respect the rights of coastal communities.

ENDS

⟦h:Notes to editors⟧
¶The joint committee was established in 2019.⟦end⟧
⟦b:Media enquiries: media@opm.example, +44 555 0199⟧
