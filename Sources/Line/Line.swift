// Line
