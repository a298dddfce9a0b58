%% {"file": "p18-laos-battery.txt"}
⟦doc {"authors": ["Bounmy Sayavong"], "published": "2019-07-30", "publisher": "Mekong Dialogue Programme"}⟧⟦t:Laos and the Price of Being a Battery⟧
By Bounmy Sayavong
July 30, 2019
¶The Mekong is lower than anyone alive remembers. In Vientiane, sandbanks have appeared where ferries used to turn, and in northern Thailand farmers are pumping from pools. The drought came first, but it is the dams that people talk about.
¶Laos has set out to become the battery of Southeast Asia. It has built more than sixty hydropower stations and plans to have a hundred by the end of next year. Two-thirds of the power is sold abroad, chiefly to Thailand, which has begun to suspect that it has bought too much.
⟦h:A test at the wrong moment⟧
¶In mid-July the operator of the Xayaburi dam, the first on the lower main stream, began to test its turbines. China was at the same time holding back water at Jinghong for maintenance of its own. Neither had told the other, and the Mekong River Commission learned of both from its gauges.
¶A Thai senator has asked his government to suspend its contract with Xayaburi until the level recovers. The contract does not allow it. It obliges the buyer to pay for power whether or not it is wanted, and the seller to deliver whether or not there are fish.
⟦b:Fishermen below Chiang Khan, July 2019. (Image: Mekong Dialogue Programme)⟧
⟦h:Who owns the debt⟧
¶Banks in Bangkok lent most of the money for Xayaburi, and banks in China lent most of the rest of the programme. Public debt stands at about 60 per cent of output and more of it falls due each year. The International Monetary Fund has called the risk of distress high, which is a polite way to say that somebody will soon be asked to wait.
¶When that happens, the lenders may prefer assets to promises. The national grid company is already in talks with a Chinese partner. A battery that does not own its own cables is a peculiar kind of battery.
⟦h:A commission without a switch⟧
¶The four countries of the lower basin signed an agreement in 1995 that requires them to consult one another about dams, but not to agree. Consultation has been carried out on four projects and has stopped none. China, which holds eleven large dams upstream, is a dialogue partner and shares data for the flood season only.
¶The present drought may change the last of these. Beijing has hinted that it could share figures throughout the year. It would be a small concession, and in a dry season a small concession can be seen from a long way off.
⟦b:Bounmy Sayavong is a hydrologist and policy consultant. He previously worked for the Mekong Dialogue Programme in Phnom Penh.⟧⟦end⟧
⟦b:Mekong Dialogue Programme is a not-for-profit network of researchers in Cambodia, Laos, Thailand and Vietnam.⟧
⟦b:Like us on Facebook⟧
⟦b:Sign up for our newsletter⟧
