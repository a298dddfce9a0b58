%% {"file": "r55-substack-dryports.txt"}
⟦b:Dry Ports⟧
⟦b:Subscribe⟧
⟦b:Sign in⟧
⟦b:Share this post⟧
⟦b:Copy link⟧
⟦b:Facebook⟧
⟦b:Email⟧
⟦b:Notes⟧
⟦doc {"authors": ["Tobias Renn"], "published": "2026-01-14", "publisher": "Dry Ports"}⟧⟦t:#61: The wagons that never left Khorgos⟧
¶Plus: a ferry for sale, and why I was wrong about Lithuania
Tobias Renn
Jan 14, 2026

⟦b:41⟧

⟦b:7⟧

⟦b:5⟧
⟦b:Share⟧

⟦b:Discover more from Dry Ports⟧
⟦b:Freight, borders and the people in between.⟧
⟦b:Over 4,000 subscribers⟧
⟦b:Enter your email...⟧
⟦b:By subscribing, I agree to the Terms of Use, and acknowledge the Privacy Policy.⟧
⟦b:Already have an account? Sign in⟧

¶Hello from Almaty, where it is minus nineteen and the taxi drivers are discussing containers.

¶They have a reason. On the second Friday of December the Chinese side of Khorgos closed for what was announced as a software update. Some 1,300 wagons were waiting to cross. By New Year’s Eve there were 2,900, and a siding forty kilometres away had been turned into a car park for things on wheels that aren’t cars.

⟦h:What broke⟧

¶I’ve now spoken to five people who work there, and I have six explanations.1 The likeliest is dull: two customs systems were joined, and one of them counts an empty container as cargo while the other doesn’t.

¶If that’s right, nothing was lost, except about $30 million in fees and everybody’s temper.

⟦b:Dry Ports is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.⟧
⟦b:Upgrade to paid⟧

⟦h:Who gained⟧

¶The Caspian route did. Aktau handled more boxes in the last week of the year than in the whole of November. A friend at the port sent me a photo of the yard with a single word: “Help”.

¶“When the front door is stuck, people find out that you have a back door. Then they complain about the stairs.”

¶That is how a manager in Baku put it. He has since bought a second crane.

⟦h:Where I was wrong⟧

¶In #58 I wrote that Klaipėda would lose its Kazakh grain by the spring. It has just signed for three more years. I’d like to blame a source, but the source was me.

¶See you in two weeks. If your wagon is at Khorgos, write to me.

⟦b:Thanks for reading Dry Ports! This post is public so feel free to share it.⟧
⟦b:Share⟧

1

¶One of them works for the railway and gave me two, which he said were both official.⟦end⟧

⟦b:Discussion about this post⟧
⟦b:Comments⟧
⟦b:Restacks⟧
⟦b:Marta G.⟧
⟦b:Jan 15⟧
⟦b:Great as always. What about Dostyk?⟧
⟦b:Like (3)⟧
⟦b:Reply⟧
⟦b:#60: Three ministers and a weighbridge⟧
⟦b:Dec 31, 2025 • Tobias Renn⟧
⟦b:Ready for more?⟧
⟦b:© 2026 Tobias Renn · Privacy ∙ Terms ∙ Collection notice⟧
