%% {"file": "p19-amu-darya-crlf.txt", "crlf": true}
⟦b:POLICY BRIEF No. 31⟧

⟦doc {"authors": ["Gulnora Saidova", "Martin Ashgrove"], "published": "2023-04-26", "publisher": "Oxus Policy Centre"}⟧⟦t:The Canal in the Desert: Afghanistan, Uzbekistan and the Amu Darya⟧

Dr Gulnora Saidova and Martin Ashgrove
26 April 2023

¶Northern Afghanistan is digging. The Qosh Tepa canal, begun in March 2022, is meant to draw water from the Amu Darya and to carry it 285 kilometres across the plains of Balkh and Jowzjan. About a third of it has been excavated, by machines that work at night and without any foreign loan.

¶For the states downstream the canal is unwelcome, and they have few means of saying so. No treaty on the river includes Afghanistan. The allocation that is still in use was fixed in 1987 by officials in Moscow, who assumed that Afghan use would remain small.

⟦h:1. A canal without a treaty⟧

¶At full capacity the canal could take ten cubic kilometres a year, or about a sixth of the river. Engineers who have seen images of it doubt that it will ever carry so much. The bed is unlined, the soil is sandy, and perhaps a third of the water will be lost before it reaches a field.

¶That is poor comfort to Uzbekistan and Turkmenistan, which will lose the water in any case. Bukhara and Khorezm lie at the end of the river. Their cotton has been replaced with wheat and orchards, but these too must be irrigated.

⟦h:2. What Tashkent can offer⟧

¶Uzbekistan has chosen courtesy. A delegation travelled to Kabul in March 2023 and offered technical help with the lining of the bed. The offer was welcomed, and nothing has been heard of it since.

¶It has other cards. It supplies most of the electricity that reaches Kabul, and it is the natural starting point for a railway across Afghanistan to Peshawar. To threaten either would cost Tashkent the influence that it hopes to use.

⟦h:3. Recognition by irrigation⟧

¶Any agreement raises a delicate point. A treaty on water would need a signatory in Kabul, and no government has recognised the present authorities there. A memorandum between basin organisations might avoid the difficulty, as Iran and Afghanistan did for years with regard to the Helmand.

¶The authors suggest three measures that require no recognition at all:

(a) ¶a joint gauge at Kelif, read by both sides and published every month;
(b) ¶a technical commission on losses, with a neutral chair;
(c) ¶an exchange of electricity for agreed limits on withdrawal in dry years.

¶None of them would stop the canal. They might, however, keep a dispute about water from becoming a dispute about everything else.

⟦b:Dr Gulnora Saidova is a senior researcher at the Oxus Policy Centre.⟧
⟦b:Martin Ashgrove is an independent consultant on transboundary rivers.⟧⟦end⟧

⟦b:Published by the Oxus Policy Centre, Samarkand. The opinions in this brief do not necessarily reflect those of the Centre or of its donors.⟧
