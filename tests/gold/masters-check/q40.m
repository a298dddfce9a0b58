%% {"file": "q40-regional-media.txt"}
⟦b:Home⟧
⟦b:Georgia⟧
⟦b:Armenia⟧
⟦b:Azerbaijan⟧
⟦doc {"authors": ["Mariam Gelashvili"], "published": "2024-10-01", "publisher": "Ridge Media"}⟧⟦t:Villagers near Gori protest new quarry⟧
by Mariam Gelashvili
1 October 2024
⟦b:The quarry above the village. Photo: Mariam Gelashvili/Ridge Media.⟧
¶Residents of four villages have blocked the road to a quarry that they say was licensed without a public hearing.
¶The company that holds the licence told Ridge Media that it had ‘met every requirement of the law’.
⟦b:Read more⟧
⟦b:A dam too many: the valley that said no⟧
¶Police have been on the road since Sunday. Two people were fined for disobedience and released.
⟦h:‘Dust on the grapes’⟧
¶Winemakers fear for the harvest. ‘There is dust on the grapes already, and they have not even begun’, says one of them.
¶The agency for mineral resources has promised to reply within ten days.⟦end⟧
⟦b:For ease of reading, we choose not to use qualifiers such as ‘so-called’ when discussing institutions or places.⟧
⟦b:Support independent journalism⟧
⟦b:Become a member of Ridge Media⟧
⟦b:georgia⟧
⟦b:quarry⟧
⟦b:protest⟧
