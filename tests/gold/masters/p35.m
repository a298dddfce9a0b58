%% {"file": "p35-thinktank-pdf.txt"}
⟦b:POLICY BRIEF | NO. 17 | MAY 2022⟧

⟦b:Northern Seas Institute⟧

⟦doc {"authors": ["Ingrid Halvorsen"], "published": "2022-05", "publisher": "Northern Seas Institute"}⟧⟦t:Undersea Cables and the Limits of Deterrence⟧

Dr Ingrid Halvorsen

⟦h:Executive summary⟧

¶Undersea cables carry almost all data between continents. They are easy to damage and hard to guard, and the law that protects them dates from 1884.

¶This brief argues that repair capacity, and not patrols, is the best deterrent that small states can afford.

⟦h:1. Introduction⟧

¶In January 2022 one of two cables between Svalbard and the Norwegian mainland went dead. A second line kept the islands connected, but the episode showed how thin the margin was.1

⟦h:2. The law⟧

⟦h:2.1 The convention of 1884⟧

¶The convention makes it an offence to break a cable wilfully or by culpable negligence. It leaves punishment to the flag state of the ship.

⟦h:2.2 The law of the sea⟧

¶Later treaties repeat the rule without sharpening it. Coastal states may act within twelve nautical miles and little beyond.2

⟦h:3. Recommendations⟧

¶• Keep spare cable and a repair ship within three days' sailing.

¶• Share data on faults between operators and navies.

¶• Publish the results of every inquiry.

⟦h:Notes⟧

¶1 Interview with an operator, Tromsø, March 2022.

¶2 See the commentary in the Oslo Journal of Maritime Law, vol. 9.

⟦b:About the author⟧

⟦b:Ingrid Halvorsen is a research fellow at the Northern Seas Institute.⟧⟦end⟧

⟦b:The Northern Seas Institute is an independent research centre in Bergen.⟧
⟦b:© Northern Seas Institute 2022⟧
