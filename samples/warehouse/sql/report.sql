SELECT ds, SUM(amount) FROM facts WHERE ds > DATEADD('${dt}', -${days}, 'dd') GROUP BY ds;
