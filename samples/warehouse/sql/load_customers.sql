SELECT user_id, COUNT(*) FROM facts WHERE ds > DATEADD('${dt}', -${days}, 'dd') GROUP BY user_id;
