%% {"file": "q36-oped-lines.txt"}
⟦b:COMMENT⟧
⟦doc {"authors": ["Yusuf Demirel"], "published": "2024-02-20", "publisher": null}⟧⟦t:Ankara's balancing act has a price after all⟧
¶The drones were the easy part. The gas bill is not.
By Yusuf Demirel, columnist
Tuesday, February 20, 2024 10:05
⟦b:Font size: A A A⟧
⟦b:Listen⟧
¶There was a time when Turkey could sell drones to one side and buy gas from the other and be thanked by both. That time has not ended, but the thanks have become quieter.
¶The central bank's figures for January tell part of the story. Payments for gas were put off again, and the sum now equals four months of exports to Russia.
¶Debts between states are a form of conversation. The creditor need not raise his voice; it is enough that he mentions the weather.
¶None of this means that the balance will tip tomorrow. It means that somebody else is holding the scale.⟦end⟧
⟦b:ABOUT THE AUTHOR⟧
⟦b:Yusuf Demirel⟧
⟦b:Columnist⟧
⟦b:LATEST NEWS⟧
⟦b:Lira steady after rate decision⟧
⟦b:KEYWORDS⟧
⟦b:Turkey⟧
⟦b:Russia⟧
