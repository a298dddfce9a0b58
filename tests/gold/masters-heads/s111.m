%% {"file": "s111-wire-year-behind.txt"}
⟦doc {"authors": ["Ida Brandt", "Omar Lund"], "published": "2024-03-07", "publisher": "Strait & Cape Press"}⟧⟦t:Pilots refuse night shifts as the lock runs dry⟧

By Ida Brandt and Omar Lund

¶PORT AMEN/LANDING, March 7 (Strait & Cape Press) – Pilots of the upper lock refused to work at night on Tuesday, the harbour council said, after two barges had run aground.

¶The company offered them a higher wage. The pilots want deeper water instead, and they have written to the ministry.

⟦b:(Reporting by Ida Brandt in Port Amen and Omar Lund in Landing; editing by Pia Holm)⟧⟦end⟧

⟦b:© Strait & Cape Press 2024. Reproduction without permission is prohibited.⟧
