console.log('UTF-8로 저장한 파일');
