%% {"file": "p02-wire-somalia-vote.txt"}
⟦doc {"authors": ["Amina Warsame"], "published": "2023-05-03", "publisher": "Continental Press Service"}⟧⟦t:Somali lawmakers put off vote on direct elections as clan elders object⟧

By AMINA WARSAME

Published: Wednesday, May 3, 2023, 4:12 PM EAT

¶NAIROBI, Kenya (CPS) — Somalia’s parliament on Wednesday postponed a vote on a bill that would replace the country’s clan-based system of choosing legislators with direct elections, after elders from two federal states said they had not been consulted.

¶The session had been due to open at 9 a.m. in Mogadishu but was suspended within an hour. The deputy speaker told members that the text would return to committee for “no more than 30 days.”

¶“We are not against the ballot box,” said Yusuf Dhagaweyne, an elder who traveled from Baidoa for the debate. “We are against a ballot box that arrives before the road, the school and the register.”

⟦b:Read more: Puntland suspends cooperation with federal government⟧

¶Under the current arrangement, several thousand delegates picked by elders choose the lower house, which then chooses the president. Donors including the European Union and the United Nations have paid for much of the process and have pressed successive governments to widen it.

¶The bill would create an electoral commission of 15 members and require voter registration to begin within six months. It does not say who would secure polling stations in districts where al-Shabab militants collect taxes and run courts.

⟦b:A delegate casts a ballot in Dhusamareb in 2022. CPS Photo/Hodan Farole⟧

¶Opposition members accused the government of using the measure to extend its own term. A government spokesman denied that, saying the mandate of the current parliament would end on schedule in 2026.

¶Analysts said the delay was unlikely to be the last. “Every Somali electoral calendar is a first draft,” said Ruth Achieng, who follows the Horn of Africa at a Nairobi consultancy.

¶Kenya and Ethiopia, which both have troops in Somalia, have urged the parties to settle the dispute before the African Union mission begins to draw down in June.

⟦b:Reporting by Amina Warsame in Nairobi and Abdi Sheikh Noor in Mogadishu; Editing by Louise Hartnell⟧⟦end⟧

⟦b:(c) 2023 Continental Press Service. All rights reserved. This material may not be published, broadcast or redistributed without permission.⟧
