%% {"file": "p29-greenland-institute.txt"}
⟦b:Topics: Arctic | Minerals | Denmark⟧
⟦b:Download PDF⟧
⟦doc {"authors": ["Elias Brandt", "Aviaja Lynge-Holm"], "published": "2021-04-29", "publisher": "Skagen Institute for Northern Affairs"}⟧⟦t:“No to Uranium” Is Not “No to Mining”: Reading Greenland’s Election⟧

¶The party that won on 6 April wants to stop one project and has no objection to several dozen others. Outsiders who missed the difference have misread the vote.

Elias Brandt / Research Fellow
Aviaja Lynge-Holm / Head of Programme

29 April 2021

⟦b:Elias Brandt studies commodity markets. Aviaja Lynge-Holm heads the institute’s Arctic programme and has advised the Joint Committee in Nuuk.⟧

¶Few elections with 27,000 voters are followed in Beijing, Brussels and Washington. Greenland’s was, because a mountain in the south of the island holds one of the largest known deposits of rare earths. The deposit also holds uranium, and the town of Narsaq lies six kilometres downwind of it.

¶Inuit Ataqatigiit promised to stop the project and received 37 per cent. Its leader formed a coalition within ten days and has announced a ban on prospecting for uranium. Headlines abroad declared that Greenland had closed its door to the green transition.

⟦h:What was on the ballot⟧

¶In surveys taken before the vote, about two-thirds opposed the mine at Kvanefjeld. Almost the same share said they were in favour of mining in general. Housing, fishing quotas and the care of children came before either.

¶The distinction is well understood locally. A ruby mine and an anorthosite mine are in operation, and neither was an issue in the campaign.

⟦b:Narsaq, South Greenland | Foto: Colourbox⟧

⟦h:What investors should read⟧

¶The Kvanefjeld company has an exploration licence and may claim that it was promised more. Arbitration is possible. Its largest shareholder after the Australian founders is Chinese, a fact that has shaped coverage in America and played almost no part in Nuuk.

¶A second deposit, at Kringlerne, contains little uranium and already holds a permit for extraction. Its owners lack money and a process for separating the ore, which is the step at which China excels and Europe does not. If the West wants rare earths from Greenland, it should begin with the refinery.

⟦h:What Copenhagen may conclude⟧

¶Half of Greenland’s public budget is a grant from Denmark. Independence has been linked for years to revenue from mines, and the fewer the mines, the longer the link. It would be tempting for Danish officials to see in the vote a reprieve.

¶That would be a mistake. The new government is no less committed to eventual independence than the old one; it is only in less of a hurry. It intends to pay for it with fish, tourism and patience.⟦end⟧

⟦b:This comment is part of the series Northern Ballots.⟧

⟦b:Skagen Institute for Northern Affairs is an independent research institution. Its publications are peer reviewed in house and express the views of their authors.⟧
⟦b:Subscribe to our monthly newsletter: Nordlys⟧
