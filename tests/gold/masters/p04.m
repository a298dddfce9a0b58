%% {"file": "p04-balkan-blog.txt"}
⟦b:BALKAN MARGINS⟧
⟦b:Notes on the politics of the peninsula⟧

⟦doc {"authors": ["Ivana Perković"], "published": "2022-05-03", "publisher": "Balkan Margins"}⟧⟦t:Who Keeps the Lights On in North Mitrovica?⟧
Posted on 3 May 2022 by Ivana Perković

¶For twenty-three years, most households in the four northern municipalities of Kosovo have not paid an electricity bill. Nobody planned it that way. The war ended, the meters stayed, and the company that should have read them was on the wrong side of the river.

¶Last week Pristina’s regulator said that this would stop, and then explained that it would not stop yet. I spent four days in the north asking people what they made of that. Most of them shrugged, and one of them showed me a drawer with 270 unopened envelopes.

⟦h:HOW A DEBT BECOMES A BORDER⟧

¶The sums are not trivial. Consumers elsewhere in Kosovo covered the northern shortfall through a surcharge until a court struck it down in 2017. Since then the government has paid it from the budget, which is to say that the same people pay, but more quietly.

¶Belgrade, for its part, licensed a supplier called Elektrosever under a 2013 agreement and a 2015 clarification of it. The clarification needed a clarification. A permit was finally promised this spring on condition that the firm register under Kosovo law, and so the word “register” now carries more weight than any pylon.

⟦h:THE VIEW FROM THE SUBSTATION⟧

¶Valač is a village with one shop and a substation that feeds the entire north. The engineers there come from both communities and get on rather well. “Current doesn’t ask for a licence plate,” one of them told me, and then asked me not to use his name.

¶They worry about winter more than about sovereignty. Load in January has grown by a third in five years because people heat with electricity that they do not pay for, and because two crypto-mining halls opened in former socialist department stores. When the transformers trip, they trip for everybody.

⟦h:WHAT I WOULD WATCH⟧

¶First, whether the regulator publishes a tariff for the north with a date attached. Secondly, whether the first bills carry the name of the Serbian firm, the Kosovo firm, or both. A double-headed invoice would be a very Balkan solution, and for that reason I think it the most probable.

¶And thirdly, the mines at Trepča, which are the largest customer and the worst payer. If they are asked to settle first, ordinary families may follow. If they are exempted, nobody else will pay a cent.⟦end⟧

⟦b:Filed under: Kosovo, Serbia, energy⟧
⟦b:Tags: Elektrosever, Mitrovica, tariffs, Trepča⟧
⟦b:4 Comments⟧
⟦b:What do you think? Leave a comment below. First-time comments are held for moderation.⟧
⟦b:← Older: Montenegro’s government of one vote⟧
⟦b:Newer: A railway for Durrës →⟧
