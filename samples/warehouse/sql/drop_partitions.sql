ALTER TABLE ods_${table} DROP IF EXISTS PARTITION (ds < DATEADD(GETDATE(), -${keep}, 'dd'));
