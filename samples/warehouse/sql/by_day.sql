SELECT SUM(amount) FROM facts WHERE ds = '${dt}' AND region = '${region}';
