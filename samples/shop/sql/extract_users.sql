INSERT OVERWRITE TABLE ods_users PARTITION (ds = '${dt}')
SELECT user_id, name, city
FROM   src_users;
