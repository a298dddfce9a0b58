%% {"file": "p43-qa.txt", "crlf": true}
⟦b:INTERVIEW⟧

⟦doc {"authors": ["Hugo Brandt"], "published": "2024-05-30", "publisher": "Hanse Forum"}⟧⟦t:“Nobody has a plan for the day after the tariffs”⟧

¶Leila Osmani, a trade negotiator for two decades, on small states in a large quarrel.

Interview by Hugo Brandt | 30 May 2024

¶Hugo Brandt: You have said that small states profit from rules more than from friends. Is that still so?

¶Leila Osmani: More than ever. A friend can change the government; a rule has to be broken in public.

¶HB: And when the rules are broken in public every week?

¶LO: Then you count the ones that were not. There are more of them than you would think from the news.

¶HB: What should a minister do first?

¶LO: Read the schedule of tariffs. It is four thousand pages long and nobody has a plan for the day after it changes.

⟦b:Hugo Brandt is an editor at Hanse Forum.⟧⟦end⟧

⟦b:Hanse Forum is an independent magazine on trade and politics published in Lübeck.⟧
⟦b:Print⟧
⟦b:Cookie settings⟧
