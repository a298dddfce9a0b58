%% {"file": "s113-compiled-foot.txt"}
⟦doc {"authors": [], "published": "2024-05-14", "publisher": "Three Capes Monitor"}⟧⟦t:Harbour closes, ferries wait, mayor resigns⟧

Three Capes Monitor | Weekly harbour digest | 14 May 2024

⟦h:PORT AMEN⟧: ¶The harbour was closed on Friday after the second storm in a week. Ferries waited outside the reef until the pilots came back, which took them two days.

⟦h:LANDING⟧: ¶The mayor resigned on Sunday and blamed the company. It denied that its barges had damaged the lock, and promised to publish its own report.

⟦b:Compiled from open sources by the Monitor’s desk. Corrections: desk@capes.example⟧⟦end⟧

⟦b:© Three Capes Monitor 2024. Not for redistribution.⟧
